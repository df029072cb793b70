"""Widen the index by state and town so that the pages of places count from it alone.

An index only: no row changes, both ways.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0004_text_search'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='searchentry',
            name='searchentry_state',
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['state_province', 'city', 'country', 'kinds', 'card', 'counts_as', 'listed_from', 'listed_until', 'x', 'number'], name='searchentry_places'),
        ),
    ]
