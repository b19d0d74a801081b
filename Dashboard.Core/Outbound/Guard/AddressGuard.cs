using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Core.Outbound.Guard;

/// <summary>Says what kind of address this is, from the IANA special-purpose registries. Pure.</summary>
public static class AddressGuard
{
    // The first match counts: single addresses before the ranges that hold them.
    private static readonly (IPNetwork Network, AddressKind Kind)[] Special =
    [
        // Instance metadata: the credentials of the machine are one GET away.
        Range("169.254.169.254/32", AddressKind.Metadata), // AWS, Azure, Google, most others
        Range("169.254.170.2/32", AddressKind.Metadata), // AWS tasks
        Range("100.100.100.200/32", AddressKind.Metadata), // Alibaba
        Range("192.0.0.192/32", AddressKind.Metadata), // Oracle
        Range("168.63.129.16/32", AddressKind.Metadata), // Azure's host agent, in a public range
        Range("fd00:ec2::254/128", AddressKind.Metadata), // AWS
        Range("fd00:ec2::23/128", AddressKind.Metadata), // AWS pods
        Range("fd20:ce::254/128", AddressKind.Metadata), // Google
        Range("fe80::a9fe:a9fe/128", AddressKind.Metadata), // OpenStack

        Range("255.255.255.255/32", AddressKind.Broadcast),
        Range("0.0.0.0/8", AddressKind.Unspecified), // Linux connects 0.0.0.0 to itself
        Range("10.0.0.0/8", AddressKind.Private),
        Range("100.64.0.0/10", AddressKind.CarrierNat),
        Range("127.0.0.0/8", AddressKind.Loopback),
        Range("169.254.0.0/16", AddressKind.LinkLocal),
        Range("172.16.0.0/12", AddressKind.Private),
        Range("192.0.0.0/24", AddressKind.Reserved),
        Range("192.0.2.0/24", AddressKind.Documentation),
        Range("192.88.99.0/24", AddressKind.Reserved), // the old 6to4 relays
        Range("192.168.0.0/16", AddressKind.Private),
        Range("198.18.0.0/15", AddressKind.Benchmarking),
        Range("198.51.100.0/24", AddressKind.Documentation),
        Range("203.0.113.0/24", AddressKind.Documentation),
        Range("224.0.0.0/4", AddressKind.Multicast),
        Range("240.0.0.0/4", AddressKind.Reserved),

        Range("::/128", AddressKind.Unspecified),
        Range("::1/128", AddressKind.Loopback),
        Range("fc00::/7", AddressKind.UniqueLocal),
        Range("fe80::/10", AddressKind.LinkLocal),
        Range("fec0::/10", AddressKind.SiteLocal),
        Range("ff00::/8", AddressKind.Multicast),
        Range("2001:db8::/32", AddressKind.Documentation),
        Range("3fff::/20", AddressKind.Documentation),
        Range("2001:2::/48", AddressKind.Benchmarking),
        Range("2001::/23", AddressKind.Reserved), // Teredo (hides an IPv4 address of anybody's choice), ORCHID and the like
    ];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>All that IPv6 hands out for use between sites; whatever is outside of it is reserved.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static AddressKind Classify(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Classify(address.MapToIPv4());

        foreach (var (network, kind) in Special)
        {
            if (network.Contains(address))
                return kind;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
            return AddressKind.Public;

        // A router on the way turns these back into the IPv4 address that they carry.
        if (Carried(address) is { } carried && Classify(carried) is var inner and not AddressKind.Public)
            return inner;

        return GlobalUnicast.Contains(address) || Nat64.Contains(address) ? AddressKind.Public : AddressKind.Reserved;
    }

    private static IPAddress? Carried(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out _))
            return null;

        if (SixToFour.Contains(address))
            return new IPAddress(bytes[2..6]);

        return Nat64.Contains(address) || IsIsatap(bytes) ? new IPAddress(bytes[12..]) : null;
    }

    /// <summary>An interface id of <c>[02]00:5efe:a.b.c.d</c>, under any prefix.</summary>
    private static bool IsIsatap(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) & 0xFDFF_FFFF) == 0x0000_5EFE;

    private static (IPNetwork Network, AddressKind Kind) Range(string network, AddressKind kind) => (IPNetwork.Parse(network), kind);
}
