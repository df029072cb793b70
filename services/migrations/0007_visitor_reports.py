"""Let visitors report what is wrong with a listing, and suggest a place that is missing.

A column, an origin and the rules for both. Nothing has written reports before, so no row breaks them;
the way back drops what reports say is wrong, and refuses while a suggestion is stored.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0006_directory_on_phones'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='changeproposal',
            name='changeproposal_origin_known',
        ),
        migrations.AddField(
            model_name='changeproposal',
            name='problem',
            field=models.CharField(blank=True, choices=[('closed', 'It is closed, or it moved'), ('phone', 'The phone number is wrong'), ('hours', 'The hours are wrong'), ('address', 'The address is wrong'), ('other', 'Something else')], max_length=10, verbose_name='what is wrong'),
        ),
        migrations.AlterField(
            model_name='changeproposal',
            name='origin',
            field=models.CharField(choices=[('public_report', 'Report by a visitor'), ('suggestion', 'Place suggested by a visitor'), ('provider_link', 'Link sent to the provider'), ('editor', 'Editor'), ('import', 'Import')], max_length=15, verbose_name='origin'),
        ),
        migrations.AddConstraint(
            model_name='changeproposal',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['public_report', 'suggestion', 'provider_link', 'editor', 'import'])), name='changeproposal_origin_known', violation_error_message='“origin” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='changeproposal',
            constraint=models.CheckConstraint(condition=models.Q(('problem__in', ['closed', 'phone', 'hours', 'address', 'other', ''])), name='changeproposal_problem_known', violation_error_message='“problem” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='changeproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('origin', 'public_report'), ('service_at_location__isnull', False), models.Q(('problem', ''), _negated=True)), models.Q(models.Q(('origin', 'public_report'), _negated=True), ('problem', '')), _connector='OR'), name='changeproposal_report_has_listing_and_problem', violation_error_message='A report by a visitor, and nothing else, says what is wrong with a listing.'),
        ),
    ]
