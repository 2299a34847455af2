-- The number of the latest watch, so that none is given anew: buttons of old messages end a watch by its number.

CREATE TABLE latest_watch (number INTEGER NOT NULL);

INSERT INTO latest_watch SELECT coalesce(max(number), 0) FROM watches;
