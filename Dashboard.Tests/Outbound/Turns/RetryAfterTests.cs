using Dashboard.Core.Outbound.Turns;

namespace Dashboard.Tests.Outbound.Turns;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 21, 7, 28, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("120", 120)]
    [InlineData(" 120 ", 120)]
    [InlineData("3600", 3600)]
    [InlineData("3601", 3600)]
    [InlineData("999999999", 3600)]
    [InlineData("99999999999999999999", 3600)]
    [InlineData("Wed, 21 Oct 2026 07:30:00 GMT", 120)]
    [InlineData("Wednesday, 21-Oct-26 07:30:00 GMT", 120)]
    [InlineData("Wed Oct 21 07:30:00 2026", 120)]
    [InlineData("Wed, 21 Oct 2026 07:00:00 GMT", 0)]
    [InlineData("Wed, 21 Oct 2099 07:00:00 GMT", 3600)]
    public void Seconds_and_dates_become_a_delay_between_nothing_and_the_cap(string header, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Read(header, Now, TimeSpan.FromHours(1)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("120, 240")]
    public void What_cannot_be_read_says_nothing(string? header) =>
        Assert.Null(RetryAfter.Read(header, Now, TimeSpan.FromHours(1)));
}
