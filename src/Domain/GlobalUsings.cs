global using GlobalReach.Domain.Foundation;
