namespace Dashboard.Core.Outbound.Guard;

/// <summary>What can be told from a URL alone. Pure; the address behind the name is checked when connecting.</summary>
internal static class UrlRule
{
    // Ports of services that can be made to misread an HTTP request as their own: the "bad ports" of the Fetch standard.
    private static readonly HashSet<int> OtherServices =
    [
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111,
        113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548,
        554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665,
        6666, 6667, 6668, 6669, 6679, 6697, 10080,
    ];

    public static Refusal? Check(Uri? url) => url switch
    {
        null or { IsAbsoluteUri: false } => new(RefusalReason.NotAnAddress, "Only absolute addresses can be fetched."),
        { Scheme: not ("http" or "https") } => new(RefusalReason.Scheme, $"Only http and https can be fetched, not {url.Scheme}."),
        { Host: "" } => new(RefusalReason.NotAnAddress, "The address names no host."),
        { UserInfo: not "" } => new(RefusalReason.Credentials, "The address carries a user name or password; use a header."),
        _ when OtherServices.Contains(url.Port) => new(RefusalReason.Port, $"Port {url.Port} belongs to another kind of service."),
        _ => null,
    };
}
