using System.Globalization;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Tests.Usage.Import.Reading;

public sealed class SourceTimeTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-11-22 2026-11-22T00:00 True")]
    [InlineData("20261122", "2026-11-22 2026-11-22T00:00 True")]
    [InlineData("4/1/25", "2025-04-01 2025-04-01T00:00 True")]
    [InlineData("12/31/2025 ", "2025-12-31 2025-12-31T00:00 True")]
    [InlineData("2026-06-01T00:00:00+02:00", "2026-06-01 2026-05-31T22:00 True")]
    [InlineData("2026-06-01 00:00:00", "2026-06-01 2026-06-01T00:00 True")]
    [InlineData("2026-06-01T13:30:00Z", "2026-06-01 2026-06-01T13:30 False")]
    [InlineData("2026-08-04 13", "2026-08-04 2026-08-04T13:00 False")]
    [InlineData("2026-08-04T13:30Z", "2026-08-04 2026-08-04T13:30 False")]
    [InlineData("2026-02-31", null)]
    [InlineData("31/12/2025", null)]
    [InlineData("August", null)]
    [InlineData("1999-12-31", null)]
    [InlineData("2026-08-04 25", null)]
    [InlineData("", null)]
    public void A_date_keeps_the_day_that_is_written_and_the_moment_that_is_meant(string text, string? expected)
    {
        var understood = SourceTime.TryParse(text, out var time);

        Assert.Equal(expected, understood
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Date:yyyy-MM-dd} {DateTime.UnixEpoch.AddMicroseconds(time.Microseconds):yyyy-MM-ddTHH:mm} {time.IsMidnight}")
            : null);
    }

    [Theory]
    [InlineData("0.003835980000000000000000000000", "0.00383598")]
    [InlineData("1.2e-05", "0.000012")]
    [InlineData("$50,000.00 ", "50000")]
    [InlineData("-$2.50", "-2.5")]
    [InlineData("(1,234.5)", "-1234.5")]
    [InlineData("-0.151897562", "-0.151897562")]
    [InlineData("1,25", null)]
    [InlineData("1,2345.00", null)]
    [InlineData("(5", null)]
    [InlineData("1e400", null)]
    [InlineData("100000001", null)]
    [InlineData("NaN", null)]
    [InlineData("=1+1", null)]
    [InlineData("", null)]
    public void An_amount_is_exact_or_not_taken(string text, string? expected) => Assert.Equal(
        expected, RowFields.TryAmount(text, out var amount) ? amount.ToString("0.#########", CultureInfo.InvariantCulture) : null);
}
