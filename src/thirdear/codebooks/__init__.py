"""The shipped instruments, one TOML file each (data)."""
