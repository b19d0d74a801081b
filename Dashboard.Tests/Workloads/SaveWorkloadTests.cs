using Dashboard.Core.Units;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Workloads;

public sealed class SaveWorkloadTests : IDisposable
{
    private readonly TestStore _store = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_new_workload_is_named_after_its_name_and_keeps_its_key_when_renamed()
    {
        var made = Assert.IsType<SaveOutcome.Saved>(await SaveAsync(new("", "Support Bot (EU)", Criticality.High)));
        var renamed = Assert.IsType<SaveOutcome.Saved>(await SaveAsync(new(made.Key, "Help desk", Criticality.High)));

        Assert.Equal(("support-bot-eu", Change.Created), (made.Key, made.Change));
        Assert.Equal(("support-bot-eu", Change.Changed), (renamed.Key, renamed.Change));
        Assert.Equal(["Help desk"], (await ListAsync()).Select(w => w.Name));
    }

    [Fact]
    public async Task Saving_the_same_twice_changes_nothing_however_it_is_written()
    {
        await SaveAsync(new("bot", "Bot", Rules: [new(RuleKind.Project, "bot-*"), new(RuleKind.Key, "sk-1")], AllowedBlocs: ["EU", "US"], Owner: " "));
        var again = await SaveAsync(new("bot", " Bot ", Rules: [new(RuleKind.Key, "sk-1"), new(RuleKind.Project, "bot-*")], AllowedBlocs: ["US", "EU"]));

        Assert.Equal(new SaveOutcome.Saved("bot", Change.Unchanged), again);
        Assert.Equal(["US", "EU"], Assert.Single(await ListAsync()).AllowedBlocs);
    }

    [Fact]
    public async Task Its_rules_are_replaced_and_attribute()
    {
        await SaveAsync(new("bot", "Bot", Rules: [new(RuleKind.Key, "old")]));
        await SaveAsync(new("bot", "Bot", Rules: [new(RuleKind.Key, "new")]));

        var attribution = await new WorkloadsQuery(_store).AttributionAsync(Ct);

        Assert.Null(attribution.For(new(ApiKey: "old")));
        Assert.Equal(new WorkloadKey("bot"), attribution.For(new(ApiKey: "new")));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_written()
    {
        var refused = Assert.IsType<SaveOutcome.Refused>(await SaveAsync(
            new("Bad Key", " ", AllowedBlocs: ["Mars"], Rules: [new(RuleKind.Key, "ok"), new(RuleKind.Key, "**")])));

        Assert.Equal(["key", "name", "allowedBlocs", "rules[1].pattern"], refused.Problems.Select(p => p.Path));
        Assert.Contains("bad-key", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Two_workloads_never_share_a_name_and_two_like_names_get_two_keys()
    {
        await SaveAsync(new("", "Chat+"));

        Assert.IsType<SaveOutcome.Refused>(await SaveAsync(new("", "chat+")));
        Assert.Equal(new SaveOutcome.Saved("chat-2", Change.Created), await SaveAsync(new("", "Chat?")));
    }

    [Fact]
    public async Task A_removed_workload_takes_its_rules_along()
    {
        await SaveAsync(new("bot", "Bot", Rules: [new(RuleKind.Key, "sk")]));

        Assert.True(await new RemoveWorkload(_store).RunAsync(new("bot"), Ct));
        Assert.False(await new RemoveWorkload(_store).RunAsync(new("bot"), Ct));
        Assert.Null((await new WorkloadsQuery(_store).AttributionAsync(Ct)).For(new(ApiKey: "sk")));
    }

    [Theory]
    [InlineData("Équipe  support", "equipe-support")]
    [InlineData("客服 2", "客服-2")]
    [InlineData("!!!", "workload")]
    public void A_key_is_readable_in_any_script(string name, string key)
    {
        Assert.Equal(key, WorkloadKey.FromName(name).Value);
        Assert.True(WorkloadKey.IsWellFormed(key));
    }

    private Task<SaveOutcome> SaveAsync(WorkloadDraft draft) => new SaveWorkload(_store).RunAsync(draft, Ct);

    private Task<IReadOnlyList<WorkloadDraft>> ListAsync() => new WorkloadsQuery(_store).ListAsync(Ct);
}
