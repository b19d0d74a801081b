using Dashboard.Core.Outbound.Guard;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Outbound;

/// <summary>Refuses to start with limits that cannot work, and names the setting to change.</summary>
public sealed class OutboundOptionsCheck : IValidateOptions<OutboundOptions>
{
    // CancellationTokenSource and Task.Delay take no more than about 49 days; a day is more than anyone waits.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, OutboundOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(OutboundOptions o)
    {
        string?[] faults =
        [
            Within(nameof(o.ConnectTimeLimit), o.ConnectTimeLimit, Moment, Day),
            Within(nameof(o.HeadersTimeLimit), o.HeadersTimeLimit, Moment, Day),
            Within(nameof(o.WholeTimeLimit), o.WholeTimeLimit, Moment, Day),
            Within(nameof(o.PerHostSpacing), o.PerHostSpacing, TimeSpan.Zero, TimeSpan.FromHours(1)),
            Within(nameof(o.RetryAfterCap), o.RetryAfterCap, TimeSpan.Zero, TimeSpan.FromDays(30)),
            Within(nameof(o.MaxBytes), o.MaxBytes, 1, int.MaxValue / 2),
            Within(nameof(o.MaxRedirects), o.MaxRedirects, 0, 20),
            Within(nameof(o.Concurrency), o.Concurrency, 1, 100),
            // The contact stands inside the parentheses of a header.
            o.Contact is { } contact && contact.Any(c => c is '(' or ')' or '\\' or < ' ' or > '~')
                ? $"{Path(nameof(o.Contact))} may hold plain ASCII without parentheses, such as a mail address or a URL; it is '{contact}'."
                : null,
            o.HeadersTimeLimit > o.WholeTimeLimit
                ? $"{Path(nameof(o.HeadersTimeLimit))} ({o.HeadersTimeLimit}) cannot be longer than {Path(nameof(o.WholeTimeLimit))} ({o.WholeTimeLimit})."
                : null,
            .. o.AllowedPrivate.Select((text, i) => AllowedEntry.TryParse(text, out _, out var fault)
                ? null
                : $"{Path(nameof(o.AllowedPrivate))}:{i}: '{text}' {fault}."),
        ];
        return faults.OfType<string>();
    }

    private static string? Within<T>(string setting, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? $"{Path(setting)} must lie between {least} and {most}; it is {value}."
            : null;

    private static string Path(string setting) => $"{OutboundOptions.Section}:{setting}";
}
