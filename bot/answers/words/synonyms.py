"""Words that mean much the same in news, and names that are spelt in several ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answers.words.common import ONES
from bot.answers.words.nations import NATIONS
from bot.answers.words.stems import stem

_KIN = """
ad advert advertisement commercial campaign
agree accept deal agreement
allow permit let
apologise apology regret sorry
attack assault strike raid offensive incursion
author write pen
attorney lawyer counsel solicitor barrister
baby infant newborn
bail bond
ban prohibit forbid bar outlaw
beat defeat overcome
begin start launch open kick
birth born
billionaire tycoon mogul
blame fault responsible
boycott shun snub skip
bomb airstrike shell shelling
boss chief head leader chair chairman chairwoman ceo president director
buy purchase acquire acquisition takeover
cancel scrap axe
catch capture
capsize overturn sink founder
car vehicle automobile
ceasefire truce armistice
chance probability odds likelihood
choose pick select
claim allege assert
close shut closure drop
collapse fall crash
comment remark statement
move shift
nomination nod
company firm corporation business employer
contest race
contract deal
convict guilty verdict
cost price retail
court judge ruling tribunal
crime offence offense
crush stampede
custody detain detention hold
cut reduce slash lower trim
create establish founded
damage destroy harm
dead die kill fatality casualty victim toll
decide decision ruling determine
delay postpone
dispute row feud fight quarrel spat
doctor physician medic
drop fall decline decrease down slump plunge
drug narcotic medicine
earn salary wage pay income profit
profit earnings
election vote poll ballot referendum
employ hire job work worker employee staff
end finish conclude stop
exit leave quit depart departure withdraw pull drop
expect predict forecast anticipate
explain reason why because
famous celebrity star
film movie
fine penalty
face oppose opponent rival challenge challenger
find discover
fire blaze wildfire
fire sack dismiss oust axe
flood inundate
flu influenza
free release
gain rally rise surge climb jump increase grow go up soar
get receive pay gain
gale gust wind
group band team
gun firearm weapon pistol rifle
heavy weigh weight
help support assist aid assistance service
hide conceal bury
high tall height
hit strike
hope expect
house home residence
hurt injure wound injury
illegal unlawful
inmate prisoner convict
investigate investigation inquiry probe
illness disease sickness
jail prison cell behind imprison
jury juror
kid child boy girl teenager youth
kidnap abduct hostage snatch
king queen monarch royal
launch unveil debut introduce
law legislation bill act statute
legislature parliament congress assembly senate lawmaker
marijuana cannabis weed pot
marry wed wedding marriage
meet meeting summit talk
member join belong
migrant immigrant refugee asylum
pay money fund funding cash finance dollar
murder kill homicide slay
name call title rename dub nickname
offer provide supply bring
head lead chair
oil petroleum crude
open activate
part portion share percentage percent proportion
pay spend
person people human individual resident user
plane aircraft jet airliner flight
plant factory
plead plea
poll survey
poor poverty
prevent stop block
promise pledge vow
protest demonstration rally march
question interrogate testify grill
quit resign resignation leave step retire retirement
raise increase lift
rape assault
refuse reject deny decline
register sign enrol enroll
repair repairable repairability fix
remove removal throw oust evict
rep representative spokesman spokeswoman spokesperson
ready prepared
reveal disclose announce
rich wealthy
rob steal theft burglary
ruler leader
save stop block
say tell announce add
declare announce proclaim unveil
school college university
scientist researcher
search hunt
sentence punishment penalty imprisonment
shoot gunman shooter
show display exhibit
sick ill unwell
singer musician artist performer
song music track single
speech address
spread expand
state region province
storm hurricane cyclone typhoon
shut cut
shutoff shutdown blackout outage
strike walkout
study research report
sue lawsuit suit litigation
teach teacher educator
teen teenager teenage
test trial
think believe opinion view
threat threaten warn
tour trek concert
town city village
trip visit travel journey
try attempt
user customer consumer subscriber
vaccine vaccination shots jab dose immunization
video clip footage trailer
viewer watch audience
violence violent
virus covid coronavirus
vote elect
war conflict invasion
warn caution alert
weapon arm missile knife blade machete sword
win victory triumph beat
world global international
wrong problem issue fault defect glitch trouble
power electricity
overturn vacate void quash
year annual yearly
america us usa american united
britain uk british
conservative tory tories
republican gop
russia russian moscow kremlin
ukraine ukrainian kyiv
china chinese beijing
europe european eu
accusation allegation claim charge
album record vinyl
apartment flat
artificial fake faux synthetic
autumn fall
award prize honour honor trophy medal
candy sweets
cheap affordable inexpensive
cigarette smoking tobacco
clinic hospital
clothes clothing outfit dress garment wear
coat jacket
cop officer police
dirty filthy polluted pollution
donate donation give contribute contribution charity charitable
elevator lift
evidence proof
exam test
fabric cloth
fan supporter
football soccer
fuel petrol gas gasoline
game match fixture
garbage rubbish trash waste
goalkeeper keeper goalie
holiday vacation
journalist reporter correspondent
lorry truck
meal dish food lunch dinner
mobile cellphone smartphone phone handset
motto slogan
motorcycle motorbike bike
photo photograph picture image
pupil student
receive deliver delivery
road street highway motorway
shop store retailer outlet mall
ship vessel boat
soldier troop
stock share equity
subway metro underground
taxi cab
train rail railway railroad
travel fly flight
tv television
worth value
"""

_SPELLINGS = """
mother mom mum mama
father dad papa
kyiv kiev
kharkiv kharkov
odesa odessa
lviv lvov
dnipro dnepr
donbas donbass
chernobyl chornobyl
mykolaiv nikolaev nikolayev
zaporizhzhia zaporizhia zaporozhye
zelenskyy zelensky zelenskiy zelenski
putin poutine
lukashenko lukashenka
navalny navalnyy navalnyi
volodymyr vladimir
oleksandr alexander
serhiy sergei sergey
yuri yury yuriy
dmitri dmitry dmitriy
beijing peking
mumbai bombay
kolkata calcutta
myanmar burma
yangon rangoon
turkiye turkey
czechia czech
qaeda qaida
hezbollah hizbollah hizbullah
quran koran
muhammad mohammed mohammad
gaddafi qaddafi gadhafi
khamenei khameini
netanyahu netanjahu
erdogan erdoghan
"""


def _groups(lists: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words in lists:
        group = {stem(word) for word in words}
        for word in group:
            found.setdefault(word, set()).update(group - {word})
    return {word: frozenset(group) for word, group in found.items()}


KIN = _groups(map(str.split, _KIN.strip().splitlines()))
"""Stems that may stand for a stem."""

SPELLINGS = _groups(
    (
        *map(str.split, _SPELLINGS.strip().splitlines()),
        *NATIONS,
        *((str(n), word) for n, word in enumerate(ONES[1:12], 2)),
    )
)
"""Other spellings of a stem, mostly of names, and what a country's people are called."""
