"""Faults that careless edits plant, and the messages that stop them."""
