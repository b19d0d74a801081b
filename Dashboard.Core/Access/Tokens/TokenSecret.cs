using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Core.Access.Tokens;

/// <summary>The secret of a token: a mark by which scanners of leaked secrets know it, and 256 random bits.</summary>
internal static class TokenSecret
{
    public const string Mark = "aurd_";

    // The mark and six characters: enough to tell tokens apart, useless to a thief.
    private const int PrefixLength = 11;

    private static readonly int Length = Mark.Length + Base64Url.GetEncodedLength(32);

    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string PrefixOf(string secret) => secret[..PrefixLength];

    /// <summary>Null when this cannot be one of ours.</summary>
    public static byte[]? Hash(string secret) =>
        secret.Length == Length && secret.StartsWith(Mark, StringComparison.Ordinal) ? SHA256.HashData(Encoding.UTF8.GetBytes(secret)) : null;
}
