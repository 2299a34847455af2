-- Which posts tell an article, so that a change in it is marked there.

CREATE INDEX told_article ON told(article);
