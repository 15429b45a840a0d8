"""Value types: frozen, at the bottom of the house, known by every stage and knowing none."""
