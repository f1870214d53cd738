"""The build: dependencies point one way, cli and events -> editing, checks, postprocess, markdown -> content."""
