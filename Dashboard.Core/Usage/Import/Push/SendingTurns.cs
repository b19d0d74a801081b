namespace Dashboard.Core.Usage.Import.Push;

/// <summary>What is sent is written one sending after another: the ledger has one writer, and two copies of one sending must not pass each other.</summary>
public sealed class SendingTurns : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for its turn; the turn ends with the answer's disposal.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        return new Turn(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}

/// <summary>Which program sent something.</summary>
/// <param name="Connection">Where its rows belong; null is the connection named after the format.</param>
public sealed record Sender(int TokenId, string Name, string? Connection)
{
    /// <summary>The line among the imports that its sendings of one day share.</summary>
    internal Sources.SourceSelection Source(string what, DateTime now)
    {
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what} sent by {Name.Replace('/', '-').Replace('\\', '-')} on {now:yyyy-MM-dd}");
        return new Sources.SourceSelection([new Sources.SourceFile(name, null) { Identity = $"sent/{TokenId}/{name}" }], []);
    }
}
