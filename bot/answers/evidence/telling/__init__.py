"""What a sentence tells, by its words and the article around it: of whom, when, where, how many, why, who did it."""
