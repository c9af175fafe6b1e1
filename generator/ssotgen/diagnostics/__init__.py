"""What every step reports with: locations, findings, rules, suggestions, wording."""
