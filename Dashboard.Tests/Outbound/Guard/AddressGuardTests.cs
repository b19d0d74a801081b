using System.Buffers.Binary;
using System.Net;
using Dashboard.Core.Outbound.Guard;
using FsCheck.Xunit;

namespace Dashboard.Tests.Outbound.Guard;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("1.1.1.1", AddressKind.Public)]
    [InlineData("8.8.8.8", AddressKind.Public)]
    [InlineData("9.255.255.255", AddressKind.Public)]
    [InlineData("10.0.0.0", AddressKind.Private)]
    [InlineData("10.255.255.255", AddressKind.Private)]
    [InlineData("11.0.0.0", AddressKind.Public)]
    [InlineData("100.63.255.255", AddressKind.Public)]
    [InlineData("100.64.0.0", AddressKind.CarrierNat)]
    [InlineData("100.127.255.255", AddressKind.CarrierNat)]
    [InlineData("100.128.0.0", AddressKind.Public)]
    [InlineData("100.100.100.200", AddressKind.Metadata)]
    [InlineData("127.0.0.1", AddressKind.Loopback)]
    [InlineData("127.255.255.254", AddressKind.Loopback)]
    [InlineData("128.0.0.0", AddressKind.Public)]
    [InlineData("168.63.129.16", AddressKind.Metadata)]
    [InlineData("169.253.255.255", AddressKind.Public)]
    [InlineData("169.254.0.1", AddressKind.LinkLocal)]
    [InlineData("169.254.169.254", AddressKind.Metadata)]
    [InlineData("169.254.170.2", AddressKind.Metadata)]
    [InlineData("172.15.255.255", AddressKind.Public)]
    [InlineData("172.16.0.0", AddressKind.Private)]
    [InlineData("172.31.255.255", AddressKind.Private)]
    [InlineData("172.32.0.0", AddressKind.Public)]
    [InlineData("192.0.0.8", AddressKind.Reserved)]
    [InlineData("192.0.0.192", AddressKind.Metadata)]
    [InlineData("192.0.2.1", AddressKind.Documentation)]
    [InlineData("192.88.99.1", AddressKind.Reserved)]
    [InlineData("192.167.255.255", AddressKind.Public)]
    [InlineData("192.168.0.0", AddressKind.Private)]
    [InlineData("192.168.255.255", AddressKind.Private)]
    [InlineData("192.169.0.0", AddressKind.Public)]
    [InlineData("198.17.255.255", AddressKind.Public)]
    [InlineData("198.18.0.0", AddressKind.Benchmarking)]
    [InlineData("198.19.255.255", AddressKind.Benchmarking)]
    [InlineData("198.20.0.0", AddressKind.Public)]
    [InlineData("198.51.100.7", AddressKind.Documentation)]
    [InlineData("203.0.113.7", AddressKind.Documentation)]
    [InlineData("223.255.255.255", AddressKind.Public)]
    [InlineData("224.0.0.1", AddressKind.Multicast)]
    [InlineData("239.255.255.255", AddressKind.Multicast)]
    [InlineData("240.0.0.1", AddressKind.Reserved)]
    [InlineData("255.255.255.254", AddressKind.Reserved)]
    [InlineData("255.255.255.255", AddressKind.Broadcast)]
    [InlineData("0.0.0.0", AddressKind.Unspecified)]
    [InlineData("0.255.255.255", AddressKind.Unspecified)]
    [InlineData("1.0.0.0", AddressKind.Public)]
    public void An_IPv4_address_is_known_for_what_it_is(string address, AddressKind kind) =>
        Assert.Equal(kind, AddressGuard.Classify(IPAddress.Parse(address)));

    [Theory]
    [InlineData("2606:4700::6810:84e5", AddressKind.Public)]
    [InlineData("2a00:1450:4001:81b::200e", AddressKind.Public)]
    [InlineData("::", AddressKind.Unspecified)]
    [InlineData("::1", AddressKind.Loopback)]
    [InlineData("::2", AddressKind.Reserved)]
    [InlineData("::127.0.0.1", AddressKind.Reserved)] // IPv4-compatible, long withdrawn
    [InlineData("::ffff:127.0.0.1", AddressKind.Loopback)]
    [InlineData("::ffff:169.254.169.254", AddressKind.Metadata)]
    [InlineData("::ffff:8.8.8.8", AddressKind.Public)]
    [InlineData("::ffff:0:127.0.0.1", AddressKind.Reserved)] // SIIT
    [InlineData("64:ff9b::8.8.8.8", AddressKind.Public)]
    [InlineData("64:ff9b::10.0.0.1", AddressKind.Private)]
    [InlineData("64:ff9b::169.254.169.254", AddressKind.Metadata)]
    [InlineData("64:ff9b:1::8.8.8.8", AddressKind.Reserved)] // NAT64 of the local network
    [InlineData("100::1", AddressKind.Reserved)]
    [InlineData("2001::1", AddressKind.Reserved)] // Teredo
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", AddressKind.Reserved)]
    [InlineData("2001:2::1", AddressKind.Benchmarking)]
    [InlineData("2001:20::1", AddressKind.Reserved)]
    [InlineData("2001:200::1", AddressKind.Public)]
    [InlineData("2001:db8::1", AddressKind.Documentation)]
    [InlineData("3fff::1", AddressKind.Documentation)]
    [InlineData("2002:7f00:1::", AddressKind.Loopback)] // 6to4 of 127.0.0.1
    [InlineData("2002:a9fe:a9fe::1", AddressKind.Metadata)]
    [InlineData("2002:c0a8:101::1", AddressKind.Private)]
    [InlineData("2002:808:808::1", AddressKind.Public)]
    [InlineData("2606:4700::5efe:10.0.0.1", AddressKind.Private)] // ISATAP
    [InlineData("2606:4700::200:5efe:127.0.0.1", AddressKind.Loopback)]
    [InlineData("fd00:ec2::254", AddressKind.Metadata)]
    [InlineData("fd20:ce::254", AddressKind.Metadata)]
    [InlineData("fd00::1", AddressKind.UniqueLocal)]
    [InlineData("fc00::1", AddressKind.UniqueLocal)]
    [InlineData("fe80::1", AddressKind.LinkLocal)]
    [InlineData("fe80::1%2", AddressKind.LinkLocal)]
    [InlineData("fe80::a9fe:a9fe", AddressKind.Metadata)]
    [InlineData("febf::1", AddressKind.LinkLocal)]
    [InlineData("fec0::1", AddressKind.SiteLocal)]
    [InlineData("ff02::1", AddressKind.Multicast)]
    [InlineData("4000::1", AddressKind.Reserved)]
    [InlineData("5f00::1", AddressKind.Reserved)]
    public void An_IPv6_address_is_known_for_what_it_is(string address, AddressKind kind) =>
        Assert.Equal(kind, AddressGuard.Classify(IPAddress.Parse(address)));

    [Property(MaxTest = 2000)]
    public bool Every_disguise_of_an_IPv4_address_is_refused_when_the_address_is(uint number, ushort prefix)
    {
        // Half of the draws from the interesting first bytes: random ones are nearly all public.
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number * 2654435761u);
        if (prefix % 2 == 0)
            bytes[0] = new byte[] { 0, 10, 127, 169, 172, 192, 198, 224, 240 }[prefix / 2 % 9];

        if (prefix % 4 == 0)
            bytes[1] = new byte[] { 0, 16, 18, 168, 254 }[prefix / 4 % 5];

        var plain = new IPAddress(bytes);
        var refused = AddressGuard.Classify(plain) != AddressKind.Public;
        var hex = Convert.ToHexString(bytes).ToLowerInvariant();
        string[] disguises = [$"::ffff:{plain}", $"64:ff9b::{plain}", $"2002:{hex[..4]}:{hex[4..]}::1", $"2606:4700::5efe:{plain}"];

        return disguises.All(d => AddressGuard.Classify(IPAddress.Parse(d)) != AddressKind.Public == refused)
            && refused == IsRefusedByArithmetic(bytes[0], bytes[1], bytes[2], number: BinaryPrimitives.ReadUInt32BigEndian(bytes));
    }

    [Property(MaxTest = 1000)]
    public bool No_IPv6_address_outside_of_2000_3_is_public(byte first, ulong high, ulong low)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), low);
        bytes[0] = first;

        // NAT64 and IPv4-mapped addresses, which have their own tests, begin with a zero byte.
        return first == 0 || first >> 5 == 1 || AddressGuard.Classify(new IPAddress(bytes)) != AddressKind.Public;
    }

    /// <summary>The same registry, told another way.</summary>
    private static bool IsRefusedByArithmetic(byte a, byte b, byte c, uint number) =>
        a is 0 or 10 or 127 or >= 224
        || (a, b) is (192, 168) or (169, 254) or (172, >= 16 and <= 31) or (100, >= 64 and <= 127) or (198, 18 or 19)
        || (a, b, c) is (192, 0, 0) or (192, 0, 2) or (198, 51, 100) or (203, 0, 113) or (192, 88, 99)
        || number == 0xA83F8110;
}
