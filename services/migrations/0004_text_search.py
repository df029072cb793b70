"""The two tables of the text search: words of search rows, and how they may be misspelt.

Ordinary tables and indexes, the same on both databases (decision 0009). They begin empty: run
`manage.py rebuild_search` after it. Reversible: it drops what it made, and a rebuild makes it anew.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0003_edition'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchSpelling',
            fields=[
                ('pk', models.CompositePrimaryKey('variant', 'word', blank=True, editable=False, primary_key=True, serialize=False)),
                ('variant', models.CharField(max_length=40)),
                ('word', models.CharField(max_length=40)),
                ('token', models.CharField(max_length=41)),
            ],
            options={
                'verbose_name': 'spelling',
                'verbose_name_plural': 'spellings',
                'indexes': [models.Index(fields=['token'], name='searchspelling_token')],
            },
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('pk', models.CompositePrimaryKey('entry', 'token', blank=True, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(max_length=41)),
                ('rank', models.BigIntegerField()),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='words', to='services.searchentry')),
            ],
            options={
                'verbose_name': 'word of a search row',
                'verbose_name_plural': 'words of search rows',
                'indexes': [models.Index(fields=['token', 'rank', 'entry'], name='searchword_best_first')],
            },
        ),
    ]
