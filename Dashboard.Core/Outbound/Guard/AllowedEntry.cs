using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Core.Outbound.Guard;

/// <summary>One line of <c>Outbound:AllowedPrivate</c>: a name or a range of addresses, at one port or at all.</summary>
internal sealed record AllowedEntry(string? Name, IPNetwork? Range, int? Port)
{
    private const string Expected = "is no host name, IP address or range (10.0.0.0/8), optionally with a port ([fd00::1]:8080)";

    /// <summary>Whether this line lets a request for <paramref name="host"/> reach <paramref name="address"/>.</summary>
    public bool Allows(string host, IPAddress address, int port, AddressKind kind)
    {
        if (Port is { } only && only != port)
            return false;

        if (Range is { } range)
            return range.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

        // Whoever answers for the name must not be able to point it at a metadata service: that takes an address written out.
        return kind is AddressKind.Loopback or AddressKind.Private or AddressKind.UniqueLocal or AddressKind.SiteLocal or AddressKind.CarrierNat
            && string.Equals(Name, host.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out AllowedEntry? entry, out string? fault)
    {
        entry = null;
        fault = Expected;

        if (!TrySplit(text?.Trim() ?? "", out var target, out var port))
            return false;

        if (target.Contains('/'))
        {
            if (!IPNetwork.TryParse(target, out var range))
                return false;

            // Wide enough for 10.0.0.0/8 and fc00::/7; wider ones would open the public space or everything at once.
            if (range.PrefixLength < (range.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 8 : 7))
            {
                fault = "opens too much: no range may be wider than /8 (IPv4) or /7 (IPv6)";
                return false;
            }

            entry = new(null, range, port);
        }
        else if (IPAddress.TryParse(target, out var address))
        {
            // "10.1" and "2130706433" are addresses too; nobody means them.
            if (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != target)
                return false;

            address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            entry = new(null, new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128), port);
        }
        else if (IsName(target))
        {
            entry = new(target.TrimEnd('.'), null, port);
        }

        fault = entry is null ? fault : null;
        return entry is not null;
    }

    /// <summary>A last label of digits alone is a mistyped address (10.0.0.256), not a name.</summary>
    private static bool IsName(string target) =>
        Uri.CheckHostName(target) == UriHostNameType.Dns && !target.TrimEnd('.').Split('.')[^1].All(char.IsAsciiDigit);

    private static bool TrySplit(string text, out string target, out int? port)
    {
        (target, port) = (text, null);
        string? portText = null;

        if (text.StartsWith('['))
        {
            // [fd00::1]:8080, [fd00::/8]:8080
            var close = text.IndexOf(']', StringComparison.Ordinal);
            if (close < 0)
                return false;

            target = text[1..close];
            var rest = text[(close + 1)..];
            if (rest.Length > 0 && rest[0] != ':')
                return false;

            portText = rest.Length > 0 ? rest[1..] : null;
        }
        else if (text.Count(c => c == ':') == 1)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            (target, portText) = (text[..colon], text[(colon + 1)..]);
        }

        if (portText is null)
            return true;

        if (!int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535)
            return false;

        port = number;
        return true;
    }
}
