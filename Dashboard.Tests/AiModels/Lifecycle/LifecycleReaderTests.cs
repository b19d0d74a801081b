using Dashboard.Core.AiModels.Lifecycle.Reading;

namespace Dashboard.Tests.AiModels.Lifecycle;

public sealed class LifecycleReaderTests
{
    [Theory]
    [InlineData("2026-10-23", "2026-10-23", true)]
    [InlineData("2026‑03‑26", "2026-03-26", true)]
    [InlineData("Jan 20, 2027", "2027-01-20", true)]
    [InlineData("08/16/26", "2026-08-16", true)]
    [InlineData("5/22/2026", "2026-05-22", true)]
    [InlineData("October 10, 2026, 00:00:00", "2026-10-10", true)]
    [InlineData("Beijing Time 2026.6.30 00:00", "2026-06-30", true)]
    [InlineData("Not sooner than June 9, 2027", "2027-06-09", false)]
    [InlineData("May 7, 2027 or later", "2027-05-07", false)]
    [InlineData("No sooner than 9/23/2025", "2025-09-23", false)]
    [InlineData("May 20, 2025 (us-east-1) March 1, 2025 (us-west-2)", "2025-03-01", true)]
    public void A_day_in_a_table_is_read_in_every_spelling_and_a_lower_bound_is_none(string cell, string day, bool firm)
    {
        var fact = Assert.Single(LifecycleReader.ReadMarkdown($"| Model ID | Retirement date | Replacement |\n|---|---|---|\n| `gpt-4o` | {cell} | `gpt-5` |\n"));

        Assert.Equal((day, firm, "gpt-5"), (fact.Ends?.ToString("yyyy-MM-dd", null), fact.Firm, fact.Replacement));
    }

    [Fact]
    public void A_cell_over_several_rows_stands_in_each_of_them()
    {
        var facts = LifecycleReader.ReadHtml("""
            <table><tr><th>Provider</th><th>Model</th><th>Retirement date</th><th>Replacement</th></tr>
            <tr><td rowspan="3">House</td><td><code>tala-1</code></td><td rowspan="2">March 1, 2027</td><td>tala-3</td></tr>
            <tr><td><code>tala-1-mini</code></td><td>tala-3-mini</td></tr>
            <tr><td><code>tala-2</code></td><td>April 2, 2027</td><td>tala-3</td></tr></table>
            """);

        Assert.Equal(
            [("tala-1", "2027-03-01", "tala-3"), ("tala-1-mini", "2027-03-01", "tala-3-mini"), ("tala-2", "2027-04-02", "tala-3")],
            facts.Select(f => (f.Model, f.Ends?.ToString("yyyy-MM-dd", null), f.Replacement)));
    }

    [Theory]
    [InlineData("Retired Apr 4, 2026", "2026-04-04")]
    [InlineData("Shut down on 2026-04-04", "2026-04-04")]
    [InlineData("Live", null)]
    [InlineData("Released Apr 4, 2026", null)]
    public void A_state_may_say_when_it_was_over(string state, string? day)
    {
        var facts = LifecycleReader.ReadMarkdown($"| Model Name | Status | Description |\n|---|---|---|\n| `tala-1` | {state} | A model. |\n");

        Assert.Equal(day is null ? [] : [day], facts.Select(f => f.Ends?.ToString("yyyy-MM-dd", null)));
    }

    [Fact]
    public void What_stands_behind_an_inner_list_does_not_take_its_opening_away()
    {
        var facts = LifecycleReader.ReadHtml("""
            <h2>November 10, 2025</h2>
            <ul><li><p>The following model is deprecated:</p><ul><li><code>tala-3.0-002</code></li></ul><p>Use <a href="/x">Tala 4</a> instead.</p></li></ul>
            """);

        Assert.Equal(("tala-3.0-002", "2025-11-10"), Assert.Single(facts.Select(f => (f.Model, f.Ends?.ToString("yyyy-MM-dd", null)))));
    }

    [Fact]
    public void A_row_without_a_day_is_no_fact() =>
        Assert.Empty(LifecycleReader.ReadMarkdown("| Model | Shutdown date |\n|---|---|\n| gpt-4o | No shutdown date announced |\n| Preview models | |\n"));

    [Fact]
    public void Several_ids_in_a_cell_end_together_and_the_heading_says_since_when_it_is_known()
    {
        var facts = LifecycleReader.ReadMarkdown("""
            ### 2026-04-22: Older snapshots

            | Shutdown date | Model snapshot | Substitute model |
            |---|---|---|
            | October 23, 2026 | `gpt-4-0613` \| `gpt-4`, `gpt-4-completions` | `gpt-5.6-sol` |
            """);

        Assert.Equal(["gpt-4-0613", "gpt-4", "gpt-4-completions"], facts.Select(f => f.Model));
        Assert.All(facts, f => Assert.Equal((new DateOnly(2026, 4, 22), new DateOnly(2026, 10, 23)), (f.Announced!.Value, f.Ends!.Value)));
    }

    [Fact]
    public void A_sentence_gives_its_day_to_the_list_below_but_not_to_what_is_offered_instead()
    {
        var facts = LifecycleReader.ReadMarkdown("""
            ### 2026-04-04: Embed v2.0

            Effective April 4th, 2026, the following models will be retired:

            * `embed-english-v2.0`
            * `c4ai-aya-expanse-8b`

            We encourage you to migrate to our latest models:

            * `embed-v4.0`
            """);

        Assert.Equal(["embed-english-v2.0", "c4ai-aya-expanse-8b"], facts.Select(f => f.Model));
        Assert.All(facts, f => Assert.Equal(new DateOnly(2026, 4, 4), f.Ends));
    }

    [Fact]
    public void A_sentence_speaks_of_the_ids_before_the_word_for_what_comes_instead()
    {
        var fact = Assert.Single(LifecycleReader.ReadMarkdown("`kimi-latest` was officially discontinued on **January 28, 2026**. Please use the latest model `kimi-k3` for continued support."));

        Assert.Equal(("kimi-latest", new DateOnly(2026, 1, 28)), (fact.Model, fact.Ends!.Value));
        Assert.Contains("officially discontinued", fact.Quote);
    }

    [Fact]
    public void An_html_page_reads_like_its_markdown()
    {
        var facts = LifecycleReader.ReadHtml("""
            <html><body><nav><p>`menu-1` retired on 2026-01-01</p></nav><h2>Ends</h2>
            <table><thead><tr><th>Model version</th><th>Legacy date</th><th>EOL date</th><th>Recommended model ID</th></tr></thead>
            <tbody><tr><td>Stable Diffusion XL 1.0</td><td>October 16, 2024</td><td>May 20, 2025</td><td>stability.stable-image-core-v1:0</td></tr></tbody></table></body></html>
            """);

        var fact = Assert.Single(facts);
        Assert.Equal(
            ("Stable Diffusion XL 1.0", new DateOnly(2024, 10, 16), new DateOnly(2025, 5, 20), "stability.stable-image-core-v1:0"),
            (fact.Model, fact.Announced!.Value, fact.Ends!.Value, fact.Replacement));
    }

    [Fact]
    public void A_page_that_calls_all_its_days_the_earliest_possible_gives_lower_bounds() => Assert.False(Assert.Single(LifecycleReader.ReadMarkdown("""
        **Note:** The **shutdown dates listed in the table indicate the _earliest possible dates_ on which a model might be retired**.

        | **Model** | **Release date** | **Shutdown date** |
        |---|---|---|
        | gemini-2.5-flash-image | October 2, 2025 | October 2, 2026 |
        """)).Firm);
}
