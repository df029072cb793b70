"""Arabic with the digits and separators of the maps and phones that people hold in their hands."""

TIME_FORMAT = "P"  # 12 hours, in the words of services.search.moments
DATE_FORMAT = "j F Y"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
