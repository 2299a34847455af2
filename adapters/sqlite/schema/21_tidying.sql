-- What the daily purge looks for, in each of its small transactions.

CREATE INDEX lines_kept ON lines(kept);

CREATE INDEX repairs_story ON repairs(story) WHERE story IS NOT NULL;
