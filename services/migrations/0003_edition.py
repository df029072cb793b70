"""Give the directory an edition, by which browsers know whether their pages are still right."""

import services.models.directory_settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0002_search_facts'),
    ]

    operations = [
        migrations.AddField(
            model_name='directorysettings',
            name='edition',
            field=models.CharField(default=services.models.directory_settings.new_edition, editable=False, max_length=32),
        ),
    ]
