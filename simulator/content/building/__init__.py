"""Values that fit their shape made into a frozen scenario, with every reference followed."""
