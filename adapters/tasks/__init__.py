"""What each command of the command line does: a module each, loaded when it is asked for."""
