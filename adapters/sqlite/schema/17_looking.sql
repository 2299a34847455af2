-- Finds what refers to an article, so that one is soon purged, and articles by their links.

CREATE INDEX passages_article ON passages(article);
CREATE INDEX given_again_article ON given_again(article);
CREATE INDEX articles_url ON articles(url) WHERE url IS NOT NULL;
