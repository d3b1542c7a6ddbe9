"""Evaluation reports that are true by construction, with one number changed at a time: how many such slips are found, and how many false alarms are raised."""
