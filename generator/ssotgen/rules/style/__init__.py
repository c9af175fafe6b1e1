"""Rules of style (SSG4xx): warnings about a spec that holds but reads badly."""
