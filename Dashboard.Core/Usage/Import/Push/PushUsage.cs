using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import.Formats.Push;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Import.Push;

/// <summary>Takes rows that a program sends, through the door of files: they are attributed, priced and told apart as theirs are.</summary>
public sealed class PushUsage(ImportUsage import, SendingTurns turns, IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    public const int LongestKey = 255;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <param name="body">JSON with rows, or one row a line.</param>
    /// <param name="key">By which the sender says that it is the same sending again; null when it does not.</param>
    public async Task<PushOutcome> RunAsync(ArraySegment<byte> body, Sender sender, string? key, CancellationToken ct)
    {
        using var turn = await turns.TakeAsync(ct);
        var hash = Hash(body, sender.Connection);
        if (key is not null && await FindAsync(sender, key, ct) is { } receipt)
        {
            return CryptographicOperations.FixedTimeEquals(receipt.BodyHash, hash)
                ? new PushOutcome.Done(JsonSerializer.Deserialize<PushResult>(receipt.Answer, JsonSerializerOptions.Web)!, Replayed: true)
                : new PushOutcome.OtherBody();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var sending = new PushSending { Key = key is null ? null : $"{sender.TokenId}/{key}", Latest = UtcMicroseconds.From(now.AddDays(1)) };
        var outcome = await import.RunAsync(
            new ImportRequest(sender.Source("Usage", now), Connection: sender.Connection)
            {
                Given = new PushFormat(sending),
                Continues = true,
                OpenStandardInput = () => new MemoryStream(body.Array!, body.Offset, body.Count, writable: false),
            },
            progress: null,
            ct);

        var file = outcome.Files[0];
        var result = new PushResult(file.Accepted, file.Duplicates, file.Rejected, sending.Errors);
        if (key is not null)
            await KeepAsync(new PushReceipt { TokenId = sender.TokenId, Key = key, BodyHash = hash, Answer = JsonSerializer.Serialize(result, JsonSerializerOptions.Web), At = now }, ct);

        return new PushOutcome.Done(result, Replayed: false);
    }

    private async Task<PushReceipt?> FindAsync(Sender sender, string key, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.PushReceipts().AsNoTracking().SingleOrDefaultAsync(r => r.TokenId == sender.TokenId && r.Key == key, ct);
    }

    private async Task KeepAsync(PushReceipt receipt, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var old = receipt.At - Kept;
        await store.PushReceipts().Where(r => r.At < old).ExecuteDeleteAsync(ct);
        store.PushReceipts().Add(receipt);
        await store.SaveChangesAsync(ct);
    }

    private static byte[] Hash(ArraySegment<byte> body, string? connection)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes((connection ?? "") + "\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}

/// <summary>What became of a sending.</summary>
public abstract record PushOutcome
{
    private PushOutcome()
    {
    }

    /// <param name="Result">How the rows fared.</param>
    /// <param name="Replayed">The sending was known: nothing was counted again.</param>
    public sealed record Done(PushResult Result, bool Replayed) : PushOutcome;

    /// <summary>The key was used for something else.</summary>
    public sealed record OtherBody : PushOutcome;
}

/// <summary>How the rows of a sending fared; good rows are kept whatever the others are.</summary>
/// <param name="Accepted">Rows that the ledger gained.</param>
/// <param name="Duplicates">Rows that it had; a bucket that was restated is among them.</param>
/// <param name="Rejected">Rows that cannot be used.</param>
/// <param name="Errors">What is wrong with them; the first thousand.</param>
public sealed record PushResult(long Accepted, long Duplicates, long Rejected, IReadOnlyList<PushError> Errors);
