namespace Dashboard.Core.Alerts.Inbox;

/// <summary>Tells open pages of this process that the inbox has changed.</summary>
public sealed class AlertBell
{
    public event Action? Rung;

    public void Ring() => Rung?.Invoke();
}
