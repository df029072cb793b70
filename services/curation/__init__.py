"""Every act that changes what the public sees."""
