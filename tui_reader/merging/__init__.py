"""What becomes of a register that two machines changed: pure rules, values in and values out."""
