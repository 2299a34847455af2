-- Finds the quotes and the words of a speaker, so that speakers whom nobody quotes any more are soon cleared away.

DROP INDEX quotes_speaker; -- it left out superseded quotes, which name their speakers too

CREATE INDEX quotes_speaker ON quotes(speaker, speaker_kind, article);
CREATE INDEX speaker_words_speaker ON speaker_words(speaker);
CREATE INDEX audit_at ON audit(at);
