using System.Text;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Tests.Usage.Import.Hostile;

/// <summary>Whatever stands in a file, no format falls over it, fills the memory, counts what cannot be or keeps silent about it.</summary>
public sealed class HostileFilesTests
{
    private const long Memory = 512L << 20;

    private static readonly string[] Values =
    [
        "-1", "1e400", "-1e400", "99999999999999999999", "9223372036854775807", "0.1", "NaN", "Infinity", "null", "true", "{}", "[]", "\"\"", "\"2026-02-31T25:61:61Z\"",
        "2026-02-31", "=cmd|' /C calc'!A0", "\"=HYPERLINK(1)\"", "\"\\ud800\"", "\u0000", "\u2028", "1e-400", "-0",
    ];

    public static TheoryData<string> Formats => [.. new UsageFormats().Names];

    private static IUsageFormat Named(string name) => new UsageFormats().All.Single(f => f.Name == name);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Its_own_sample_is_read_and_nothing_in_it_is_wrong(string name)
    {
        var read = ReadAlone.Of(Named(name).Sample);

        Assert.Equal(name, read.Format);
        Assert.True(read.Rows.Count + read.Costs.Count > 0, "the sample holds no row");
        Assert.Empty(read.Tally!.Faults);
        Check(read);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Changed_at_random_it_is_read_or_refused_with_a_reason(string name)
    {
        var sample = Encoding.UTF8.GetBytes(Named(name).Sample);
        for (var seed = 0; seed < 400; seed++)
        {
            var bytes = Mutations.Of(sample, Values, new Random(seed));
            try
            {
                Check(ReadAlone.Of(bytes));
                Check(ReadAlone.Of(bytes, name));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new InvalidOperationException($"seed {seed}: {Encoding.UTF8.GetString(bytes)}", e);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Cut_off_anywhere_it_is_read_as_far_as_it_goes(string name)
    {
        var sample = Encoding.UTF8.GetBytes(Named(name).Sample);
        var step = Math.Max(1, sample.Length / 150);
        for (var length = 0; length < sample.Length; length += step)
        {
            Check(ReadAlone.Of(sample[..length]));
            Check(ReadAlone.Of(sample[..length], name));
        }

        var packed = ReadAlone.Packed(sample);
        for (var length = 0; length < packed.Length; length += Math.Max(1, packed.Length / 40))
            Check(ReadAlone.Of(packed[..length]));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Nested_without_end_it_says_so(string name)
    {
        var sample = Named(name).Sample.TrimEnd();
        foreach (var nest in (string[])["[", "{\"a\":", "[{\"data\":"])
        {
            var deep = string.Concat(Enumerable.Repeat(nest, 50_000));
            Check(ReadAlone.Of(sample + "\n" + deep, name));
            Check(ReadAlone.Of(deep, name));
            // In the place of a value.
            var at = sample.LastIndexOf(':');
            if (at > 0)
                Check(ReadAlone.Of(sample[..(at + 1)] + deep, name));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_line_without_end_is_not_held(string name)
    {
        foreach (var (beginning, filling) in Endless(name))
            Read(beginning, filling, 160L << 20, name);
    }

    [Theory]
    [InlineData("litellm")]
    [InlineData("openai-usage")]
    [InlineData("claude-code")]
    public void A_line_of_a_gigabyte_is_not_held(string name)
    {
        foreach (var (beginning, filling) in Endless(name).Take(1))
            Read(beginning, filling, 1L << 30, name);
    }

    [Theory]
    [InlineData("litellm")]
    [InlineData("openai-usage")]
    [InlineData("claude-code")]
    public void A_gigabyte_packed_into_a_few_bytes_is_not_held(string name)
    {
        var (beginning, filling) = Endless(name).First();
        var part = ReadAlone.Packed([.. Enumerable.Repeat(filling, 32 << 20)]);
        byte[] bomb = [.. ReadAlone.Packed(beginning), .. Enumerable.Repeat(part, 32).SelectMany(p => p)];
        Assert.True(bomb.Length < 32 << 20);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var read = ReadAlone.Of(bomb, name);

        Check(read);
        Assert.True(GC.GetTotalMemory(forceFullCollection: false) - before < Memory);
    }

    // Behind the sample, inside a text of its last row, and inside of its last number.
    private static IEnumerable<(byte[] Beginning, byte Filling)> Endless(string name)
    {
        var sample = Named(name).Sample.TrimEnd();
        yield return (Encoding.UTF8.GetBytes(sample + "\n\"" + "a"), (byte)'a');
        yield return (Encoding.UTF8.GetBytes(sample[..(sample.LastIndexOf('"') is > 0 and var quote ? quote : sample.Length)]), (byte)'x');
        yield return (Encoding.UTF8.GetBytes(sample.TrimEnd('}', ']', '"')), (byte)'9');
    }

    private static void Read(byte[] beginning, byte filling, long length, string name)
    {
        using var stream = new EndlessStream(beginning, length, filling);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Check(ReadAlone.Of(stream, name, keep: false), counted: false);

        Assert.True(stream.MostMemory - before < Memory, $"{(stream.MostMemory - before) >> 20} MiB");
    }

    private static void Check(ReadAlone read, bool counted = true)
    {
        if (read.Format is null)
        {
            Assert.NotEqual("", read.Reason);
            return;
        }

        var tally = read.Tally!;
        // Whatever was not understood has its line and its reason.
        Assert.True(tally.Rejected == 0 || tally.Faults.Count > 0, "rejected without a reason");
        Assert.All(tally.Faults, f => Assert.False(string.IsNullOrWhiteSpace(f.Message)));
        Assert.True(tally.RowsRead >= tally.Rejected + tally.Skipped + tally.Merged);
        Assert.All(read.Rows, Possible);
        Assert.All(read.Costs, c => Assert.InRange(c.Nanos, -Most, Most));
        if (counted)
            Assert.Equal(tally.RowsRead - tally.Rejected - tally.Skipped - tally.Merged, read.Costs.Count + read.Rows.Count(r => !r.Beside));
    }

    private static readonly long Most = Money.ToNanos(ReadLimits.Money);

    private static void Possible(UsageRow row)
    {
        var t = row.Tokens;
        foreach (var count in (long?[])[t.Input, t.CacheRead, t.CacheWrite5m, t.CacheWrite1h, t.CacheWriteUnknown, t.Output, t.Reasoning, row.Requests])
            Assert.True(count is null or (>= 0 and <= 3 * ReadLimits.Tokens), $"a count is {count}");

        Assert.True(row.ReportedNanos is null || Math.Abs(row.ReportedNanos.Value) <= Most);
        Assert.InRange(row.At, 0, (new DateTime(2200, 1, 2, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / 10);
    }
}
