"""Trains the language pipeline that communique ships; never imported by the package."""
