using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.Providers;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels.Changes;

public sealed class ModelChangesQueryTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_newest_come_first_with_what_the_id_stands_for_and_withdrawn_ones_are_left_out()
    {
        await using (var store = _store.CreateDbContext())
        {
            store.ModelChanges().AddRange(
                Change("openai", "gpt-5", Noon), Change("openrouter", "mistral-large", Noon.AddHours(1)),
                Change("openai", "old", Noon.AddDays(-3)), Change("openai", "back", Noon, ModelChangeState.Withdrawn));
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var lines = await new ModelChangesQuery(_store, SmallWorld.Catalogue).SinceAsync(Noon.AddDays(-1), TestContext.Current.CancellationToken);

        Assert.Equal(["mistral-large", "gpt-5"], lines.Select(l => l.RawModel));
        Assert.Equal(ModelKey.Parse("openai/gpt-5"), lines[1].Model);
        Assert.Equal([true, false], lines.Select(l => l.FromAggregator));
    }

    private static ModelChange Change(string host, string model, DateTime at, ModelChangeState state = ModelChangeState.Confirmed) =>
        new() { Host = host, RawModel = model, Type = ModelChangeType.Appeared, At = at, State = state };
}
