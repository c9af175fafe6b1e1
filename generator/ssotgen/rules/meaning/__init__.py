"""Rules of meaning (SSG3xx): what a well-formed spec may still get wrong."""
