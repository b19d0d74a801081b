using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Core.Alerts.Channels.Webhook;

/// <summary>
/// Signs messages as the Standard Webhooks specification says (standardwebhooks.com): HMAC-SHA256 over id, time and body, so
/// that receivers can check them with what they have. Pure.
/// </summary>
public static class WebhookSecret
{
    private const string Mark = "whsec_";

    public static string New() => Mark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The value of the <c>webhook-signature</c> header: <c>v1,BASE64</c>.</summary>
    public static string Sign(string secret, string id, long unixSeconds, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, KeyOf(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{unixSeconds}.")));
        hash.AppendData(body);
        return $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}";
    }

    // A secret of the specification's form is base64 after its mark; any other text counts as it is.
    private static byte[] KeyOf(string secret)
    {
        if (!secret.StartsWith(Mark, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret);

        var bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Mark.Length..], bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(secret);
    }
}
