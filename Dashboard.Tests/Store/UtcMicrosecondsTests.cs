using Dashboard.Core.Store;

namespace Dashboard.Tests.Store;

public sealed class UtcMicrosecondsTests
{
    [Fact]
    public void An_instant_comes_back_to_the_microsecond_and_as_utc()
    {
        var instant = new DateTime(2026, 11, 23, 7, 28, 25, 123, 456, DateTimeKind.Utc);

        var back = UtcMicroseconds.To(UtcMicroseconds.From(instant));

        Assert.Equal(instant, back);
        Assert.Equal(DateTimeKind.Utc, back.Kind);
    }

    [Fact]
    public void A_local_or_unspecified_time_is_refused() =>
        Assert.Throws<ArgumentException>(() => UtcMicroseconds.From(new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Unspecified)));
}
