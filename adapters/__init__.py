"""Where Verbatim touches the world: command line, history, sources, workers and chat platforms."""
