-- When a line was kept for a button, so that it goes with the conversations of its time.

ALTER TABLE lines ADD COLUMN kept TEXT;

UPDATE lines SET kept = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now');
