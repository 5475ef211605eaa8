using System.Globalization;

namespace GlobalReach.Web.Tests.Markup;

public sealed class FieldTests
{
    [Fact]
    public void What_could_not_be_read_is_shown_again_with_its_error_tied_to_the_input()
    {
        var form = new RenderedForm(new() { Share = 5 });
        form.Sent("Form.Share", "<a lot>");
        form.State.AddModelError("Form.Share", "Enter a number.");

        var html = form.Field("Share");

        html.ShouldContain("value=\"&lt;a lot&gt;\"");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("aria-describedby=\"Form_Share-error\"");
        html.ShouldContain("id=\"Form_Share-error\">Enter a number.");
    }

    [Fact]
    public void Numbers_are_written_as_browsers_read_them_and_the_binder_is_told()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de");

        var html = new RenderedForm(new() { Share = 12.5m }).Field("Share");

        html.ShouldContain("value=\"12.5\"");
        html.ShouldContain("name=\"__Invariant\"");
    }

    [Fact]
    public void A_choice_offers_every_value_and_an_empty_one()
    {
        var html = new RenderedForm(new() { Shape = Shape.Square }).Field("Shape");

        html.ShouldContain("<option value=\"\">");
        html.ShouldContain("<option value=\"Round\">");
        html.ShouldContain("<option selected=\"selected\" value=\"Square\">");
    }

    [Fact]
    public void Of_several_choices_those_sent_stay_checked()
    {
        var form = new RenderedForm(new() { Shapes = [Shape.Round] });
        form.Sent("Form.Shapes", "Square");

        var html = form.Field("Shapes");

        html.ShouldContain("checked=\"checked\" class=\"form-check-input\" id=\"Form_Shapes_1\"");
        html.ShouldNotContain("checked=\"checked\" class=\"form-check-input\" id=\"Form_Shapes\"");
    }

    [Fact]
    public void A_required_field_says_so_to_eye_and_ear()
    {
        var html = new RenderedForm(new()).Field("Title", field => field.Required = true);

        html.ShouldContain("required-mark");
        html.ShouldContain("aria-required=\"true\"");
    }

    [Fact]
    public void The_client_cannot_say_is_kept_with_the_day_they_were_asked()
    {
        var html = new RenderedForm(new() { Jobs = new() { CannotSay = true, AskedOn = new(2026, 3, 2) } }).KnownField("Jobs");

        html.ShouldContain("checked=\"checked\"");
        html.ShouldContain("name=\"Form.Jobs.AskedOn\" type=\"date\" value=\"2026-03-02\"");
    }

    [Fact]
    public void What_a_word_means_stands_right_behind_it()
    {
        var html = new RenderedForm(new()).KnownField("Jobs");

        html.IndexOf("</legend><details class=\"help\">", StringComparison.Ordinal).ShouldBeInRange(0, html.IndexOf("known-line", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_typed_stands_as_its_writer_reads_it()
    {
        new RenderedForm(new()).Field("Title").ShouldContain("dir=\"auto\"");
        new RenderedForm(new()).Field("Share").ShouldNotContain("dir=");
    }

    [Fact]
    public void The_summary_links_each_problem_to_an_id_on_the_page()
    {
        var form = new RenderedForm(new());
        form.State.AddModelError("Form.Jobs", "Say how many jobs.");
        form.State.AddModelError("", "Somebody changed this meanwhile.");

        var summary = form.ErrorSummary();

        summary.ShouldContain("<a href=\"#Form_Jobs\">New jobs: Say how many jobs.</a>");
        summary.ShouldContain("<li>Somebody changed this meanwhile.</li>");
        form.KnownField("Jobs").ShouldContain("id=\"Form_Jobs\"");
    }

    [Fact]
    public void Without_a_problem_there_is_no_summary() => new RenderedForm(new()).ErrorSummary().ShouldBeEmpty();
}
