"""Words of whoever was asked about: quotes that answer, and claims compared with what is quoted."""
