"""Promises to readers, a module each."""
