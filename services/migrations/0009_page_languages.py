"""One row for each language that a help page is in (docs/decisions/0013-help-pages.md).

Pages that are there are English ones. Going back fails once a page has a translation.
"""

import services.models.validation
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0008_distances_by_country'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='page',
            options={'ordering': ['position', 'slug', 'language'], 'verbose_name': 'help page', 'verbose_name_plural': 'help pages'},
        ),
        migrations.AddField(
            model_name='page',
            name='language',
            field=models.CharField(default='en', help_text='A code such as en, es, fr or ar. A translation has the same short name.', max_length=12, validators=[services.models.validation.validate_language], verbose_name='language'),
        ),
        migrations.AddField(
            model_name='page',
            name='search',
            field=models.CharField(blank=True, help_text='The part of a search’s address after “?”, such as kind=naloxone.', max_length=200, validators=[services.models.validation.validate_parameters], verbose_name='search that it leads to'),
        ),
        migrations.AlterField(
            model_name='page',
            name='body',
            field=models.TextField(blank=True, help_text='Markdown: ## heading, - list, **strong**, [link](/search/?kind=naloxone).', verbose_name='text'),
        ),
        migrations.AlterField(
            model_name='page',
            name='reviewed_by',
            field=models.CharField(blank=True, help_text='The health worker who checked the English text, or the native speaker who checked a translation. Empty: the page says that nobody has yet.', max_length=100, verbose_name='reviewed by'),
        ),
        migrations.AlterField(
            model_name='page',
            name='reviewed_on',
            field=models.DateField(blank=True, null=True, verbose_name='last gone over on'),
        ),
        migrations.AlterField(
            model_name='page',
            name='slug',
            field=models.SlugField(max_length=60, verbose_name='short name in links'),
        ),
        migrations.AlterField(
            model_name='page',
            name='sources',
            field=models.TextField(blank=True, help_text='One in a line, with its web address at the end. [1](#source-1) refers to it.', verbose_name='sources'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.UniqueConstraint(fields=('slug', 'language'), name='page_once_per_language', violation_error_message='This page is already there in this language.'),
        ),
    ]
