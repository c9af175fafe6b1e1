"""The reference site: static pages about a spec for people who will never open it."""
