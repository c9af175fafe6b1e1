"""Reports."""

from acme.jobs.flags import CHARTS_AVAILABLE as CHARTS
