using System.Globalization;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Tests.Usage.Import.Reading;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b;1|2")]
    [InlineData("a,b\r\n1,\"x\"\"y,\nz\"\r\n\r\n3,", "a|b;1|x\"y,\nz;3|")]
    [InlineData("\uFEFFa,\"b\"", "a|b")]
    [InlineData("a,\"b\"x\n1,2\n", "!a quote is followed by text;1|2")]
    [InlineData("a,\"b\n1,2\n", "!a quote is never closed;1|2")]
    [InlineData(",\n,,\n", "|;||")]
    [InlineData("", "")]
    public void Csv_is_read_as_the_standard_says_and_a_broken_record_costs_one_line(string text, string expected)
    {
        // However the bytes arrive: at once, or one at a time.
        Assert.Equal(expected, Csv(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(expected, Csv(new Trickle(text)));
    }

    [Fact]
    public void Csv_counts_the_lines_inside_quotes()
    {
        using var csv = new CsvReader(new Trickle("h\n\"1\n2\"\n\n3\n"), (byte)',');
        List<long> lines = [];
        while (csv.TryRead())
            lines.Add(csv.Line);

        Assert.Equal([1, 2, 5], lines);
    }

    [Fact]
    public void A_line_that_is_too_long_is_passed_over_without_being_held()
    {
        var text = "one\r\n" + new string('x', 1 << 20) + "\nthree";
        using var lines = new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), limit: 300 << 10);
        List<string> read = [];
        while (lines.TryRead(out var line))
            read.Add($"{lines.Number} {(lines.TooLong ? "too long" : Encoding.UTF8.GetString(line))}");

        Assert.Equal(["1 one", "2 too long", "3 three"], read);
    }

    [Theory]
    [InlineData("[{\"a\":[1,{}]},\n2,\n\"x\"]", "1:{\"a\":[1,{}]} 2:2 3:\"x\"")]
    [InlineData("{\"skip\":{\"data\":[1]},\"more\":true,\n\"data\":[\n1,{\"data\":[2]}],\"next\":null}", "3:1 3:{\"data\":[2]} skip={\"data\":[1]} more=true next=")]
    [InlineData("[]", "")]
    public void Elements_of_a_json_array_come_one_at_a_time_with_their_lines(string text, string expected)
    {
        Assert.Equal(expected, Items(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(expected, Items(new Trickle(text)));
    }

    [Theory]
    [InlineData("[1,2")]
    [InlineData("[{\"a\":}]")]
    public void A_json_array_that_breaks_off_throws_after_its_good_elements(string text) => Assert.ThrowsAny<JsonException>(() => Items(new Trickle(text)));

    [Theory]
    [InlineData("2026-03-01 10:00:00", "2026-03-01T10:00:00.0000000Z")]
    [InlineData("2026-03-01T10:00:00.5Z", "2026-03-01T10:00:00.5000000Z")]
    [InlineData("2026-03-01 10:00:00.123456789", "2026-03-01T10:00:00.1234560Z")]
    [InlineData("2026-03-01T10:00:00+05:30", "2026-03-01T04:30:00.0000000Z")]
    [InlineData("2026-03-01T10:00:00-0800", "2026-03-01T18:00:00.0000000Z")]
    [InlineData("2026-02-29 10:00:00", null)]
    [InlineData("2026-03-01", null)]
    [InlineData("2026-03-01 25:00:00", null)]
    [InlineData("2026-03-01 10:00:00 Europe/Berlin", null)]
    [InlineData("1926-03-01 10:00:00", null)]
    public void Instants_are_read_in_the_shapes_that_sources_write(string text, string? expected)
    {
        var understood = Utf8Values.TryInstant(Encoding.UTF8.GetBytes(text), out var at);

        Assert.Equal(expected, understood ? UtcMicroseconds.To(at).ToString("O", CultureInfo.InvariantCulture) : null);
    }

    [Theory]
    [InlineData("12", 12L)]
    [InlineData("36.0", 36L)]
    [InlineData("1e3", 1000L)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("2000000000000", null)]
    [InlineData("1,000", null)]
    public void Counts_are_whole_and_not_absurd(string text, long? expected) =>
        Assert.Equal(expected, Utf8Values.TryCount(Encoding.UTF8.GetBytes(text), out var count) ? count : null);

    [Theory]
    [InlineData("0.000534000000", 534_000L)]
    [InlineData("1.095e-05", 10_950L)]
    [InlineData("0.3201286305151999", 320_128_631L)]
    [InlineData("0.0000000005", 0L)]
    [InlineData("-0.1", null)]
    [InlineData("$1", null)]
    public void Amounts_are_exact_and_rounded_half_to_even(string text, long? expected) =>
        Assert.Equal(expected, Utf8Values.TryNanos(Encoding.UTF8.GetBytes(text), out var nanos) ? nanos : null);

    private static string Csv(Stream stream)
    {
        using var csv = new CsvReader(stream, (byte)',');
        List<string> records = [];
        while (csv.TryRead())
        {
            List<string> fields = [];
            for (var i = 0; i < csv.Count; i++)
                fields.Add(Encoding.UTF8.GetString(csv[i]));

            records.Add(csv.Fault is { } fault ? "!" + fault : string.Join('|', fields));
        }

        return string.Join(';', records);
    }

    private static string Items(Stream stream)
    {
        using var items = JsonItems.Of(stream);
        List<string> read = [];
        while (items.TryRead(out var item))
            read.Add($"{items.Line}:{Encoding.UTF8.GetString(item)}");

        return string.Join(' ', read.Concat(items.Properties.Select(p => $"{p.Key}={p.Value}")));
    }

    /// <summary>Gives one byte at a time.</summary>
    private sealed class Trickle(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
