"""`python -m named_workers_ray` is the command as well."""

from named_workers_ray.cli import main

main()
