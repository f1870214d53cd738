"""Tests of the Python in overrides/hooks, a module for each."""
