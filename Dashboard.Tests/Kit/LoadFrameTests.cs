using Bunit;

using Dashboard.Core.Units;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Tests.Kit;

public sealed class LoadFrameTests : KitTest
{
    private readonly List<(TaskCompletionSource<string> Answer, CancellationToken Token)> _loads = [];

    [Fact]
    public void It_shows_the_shape_then_the_figures()
    {
        var frame = Frame();
        Assert.Contains("SHAPE", frame.Markup, StringComparison.Ordinal);
        Assert.Equal("Loading the spend", frame.Find("[role=status] .visually-hidden").TextContent);

        _loads[0].Answer.SetResult("$12");

        frame.WaitForAssertion(() => Assert.Equal("$12", frame.Find("p.figures").TextContent));
        Assert.DoesNotContain("SHAPE", frame.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_says_what_and_since_when_and_can_be_tried_again()
    {
        var frame = Frame();
        _loads[0].Answer.SetException(new InvalidOperationException("a secret path"));

        frame.WaitForAssertion(() => Assert.Equal("The spend could not be read", frame.Find("[role=alert] .title").TextContent));
        Assert.Contains("23 Nov 2026, 14:05 UTC", frame.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret path", frame.Markup, StringComparison.Ordinal);

        frame.Find("button").Click();
        frame.WaitForAssertion(() => Assert.Equal(2, _loads.Count));
        _loads[1].Answer.SetResult("$12");
        frame.WaitForAssertion(() => Assert.Equal("$12", frame.Find("p.figures").TextContent));
        Assert.Empty(frame.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_failed_refresh_keeps_the_old_figures_and_says_how_old_they_are()
    {
        var frame = Frame();
        _loads[0].Answer.SetResult("$12");
        frame.WaitForAssertion(() => Assert.NotEmpty(frame.FindAll("p.figures")));
        Time.Advance(TimeSpan.FromMinutes(7));
        var again = frame.InvokeAsync(frame.Instance.ReloadAsync);
        frame.WaitForAssertion(() => Assert.Equal(2, _loads.Count));
        _loads[1].Answer.SetException(new InvalidOperationException());
        await again;

        Assert.Equal("$12", frame.Find("p.figures").TextContent);
        Assert.Contains("could not be refreshed", frame.Markup, StringComparison.Ordinal);
        Assert.Contains("7 minutes ago", frame.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_key_cancels_the_load_before_it_and_only_the_newest_counts()
    {
        var frame = Frame(key: "30d");
        frame.Render(p => p.Add(f => f.Key, "7d"));
        frame.WaitForAssertion(() => Assert.Equal(2, _loads.Count));
        Assert.True(_loads[0].Token.IsCancellationRequested);

        _loads[1].Answer.SetResult("seven days");
        _loads[0].Answer.SetResult("thirty days");

        frame.WaitForAssertion(() => Assert.Equal("seven days", frame.Find("p.figures").TextContent));
    }

    [Fact]
    public void The_same_key_does_not_load_again()
    {
        var frame = Frame(key: "30d");
        frame.Render(p => p.Add(f => f.Key, "30d"));

        Assert.Single(_loads);
    }

    [Fact]
    public void Figures_of_another_period_do_not_stand_in_for_a_failed_one()
    {
        var frame = Frame(key: "30d");
        _loads[0].Answer.SetResult("thirty days");
        frame.WaitForAssertion(() => Assert.NotEmpty(frame.FindAll("p.figures")));
        frame.Render(p => p.Add(f => f.Key, "7d"));
        frame.WaitForAssertion(() => Assert.Equal(2, _loads.Count));
        _loads[1].Answer.SetException(new InvalidOperationException());

        frame.WaitForAssertion(() => Assert.NotEmpty(frame.FindAll("[role=alert]")));
        Assert.DoesNotContain("thirty days", frame.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_is_one_sentence()
    {
        var frame = Frame();
        _loads[0].Answer.SetResult("");

        frame.WaitForAssertion(() => Assert.Contains("NOTHING YET", frame.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Old_figures_say_their_age_in_words()
    {
        var frame = Frame(asOf: Time.GetUtcNow().UtcDateTime.AddDays(-5));
        _loads[0].Answer.SetResult("$12");

        frame.WaitForAssertion(() => Assert.Contains("The spend: 5 days old", frame.Markup, StringComparison.Ordinal));
        Assert.Equal("$12", frame.Find("p.figures").TextContent);
    }

    [Fact]
    public void What_prerendering_loaded_is_not_loaded_again()
    {
        var carried = AddBunitPersistentComponentState();
        carried.Persist("the spend|30d", "$12");

        Assert.Equal("$12", Frame(key: "30d").Find("p.figures").TextContent);
        Assert.Empty(_loads);
    }

    [Fact]
    public void Figures_travel_with_the_page_under_their_own_key()
    {
        var carried = AddBunitPersistentComponentState();
        var frame = Frame(key: "30d");
        _loads[0].Answer.SetResult("$12");
        frame.WaitForAssertion(() => Assert.NotEmpty(frame.FindAll("p.figures")));

        carried.TriggerOnPersisting();

        Assert.True(carried.TryTake<string>("the spend|30d", out var value));
        Assert.Equal("$12", value);
    }

    [Fact]
    public void What_would_come_back_changed_does_not_travel()
    {
        // Period's days are set by its constructor only: JSON would bring back the year 1.
        var carried = AddBunitPersistentComponentState();
        var frame = Render<LoadFrame<Reading>>(p => p
            .Add(f => f.What, "the reading")
            .Add(f => f.Load, _ => Task.FromResult(new Reading(new Period(new(2026, 11, 1), new(2026, 11, 24)))))
            .Add(f => f.ChildContent, (RenderFragment<Reading>)(reading => builder => builder.AddContent(0, reading.Period.Days))));
        Assert.Contains("23", frame.Markup, StringComparison.Ordinal);

        carried.TriggerOnPersisting();

        Assert.False(carried.TryTake<Reading>("the reading|", out _));
    }

    [Fact]
    public async Task Leaving_the_page_cancels_the_load()
    {
        Frame();
        await DisposeComponentsAsync();

        Assert.True(_loads[0].Token.IsCancellationRequested);
    }

    private IRenderedComponent<LoadFrame<string>> Frame(object? key = null, DateTime? asOf = null) => Render<LoadFrame<string>>(p => p
        .Add(f => f.What, "the spend")
        .Add(f => f.Key, key)
        .Add(f => f.Load, LoadAsync)
        .Add(f => f.IsEmpty, text => text.Length == 0)
        .Add(f => f.AsOf, _ => asOf)
        .Add(f => f.Skeleton, "SHAPE")
        .Add(f => f.Empty, "NOTHING YET")
        .Add(f => f.ChildContent, (RenderFragment<string>)(text => builder => builder.AddMarkupContent(0, $"<p class=\"figures\">{text}</p>"))));

    private sealed record Reading(Period Period);

    private Task<string> LoadAsync(CancellationToken ct)
    {
        var answer = new TaskCompletionSource<string>();
        _loads.Add((answer, ct));
        return answer.Task;
    }
}
